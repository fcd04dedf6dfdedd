# SPDX-License-Identifier: Apache-2.0
# The naive model, tested by itself, and the library against it on every small world. To be
# included from the folder above, which has darisk_build and CMocka.
set(serial_model ${CMAKE_CURRENT_LIST_DIR})
add_library(serial_model STATIC
  ${serial_model}/model.c
  ${serial_model}/model_count.c
  ${serial_model}/model_date.c
  ${serial_model}/model_gravity.c
  ${serial_model}/model_pair.c
  ${serial_model}/model_person.c
  ${serial_model}/model_rows.c
  ${serial_model}/model_score.c
  ${serial_model}/model_victim.c)
target_include_directories(serial_model PUBLIC ${serial_model})
target_link_libraries(serial_model PRIVATE darisk_build m)

add_executable(test_serial_model
  ${serial_model}/test_counts.c
  ${serial_model}/test_lists.c
  ${serial_model}/test_model.c
  ${serial_model}/test_scores.c
  ${serial_model}/test_windows.c
  ${serial_model}/test_worked.c)
target_link_libraries(test_serial_model PRIVATE darisk_build serial_model PkgConfig::CMOCKA m)
add_test(NAME exhaustive.serial_model COMMAND test_serial_model)

add_executable(exhaustive_serial
  ${serial_model}/exhaustive_serial.c
  ${serial_model}/compare.c
  ${serial_model}/compare_cohort.c
  ${serial_model}/compare_lists.c
  ${serial_model}/compare_policy.c
  ${serial_model}/compare_ranking.c
  ${serial_model}/enumerate.c
  ${serial_model}/family_dates.c
  ${serial_model}/family_history.c
  ${serial_model}/family_mixed.c
  ${serial_model}/family_people.c
  ${serial_model}/family_ranking.c)
target_link_libraries(exhaustive_serial PRIVATE darisk_build serial_model darisk::darisk)
# Every world; under the sanitizers, which are ten times slower, one in 29.
add_test(NAME exhaustive.serial
  COMMAND exhaustive_serial $<IF:$<BOOL:${DARISK_SANITIZE}>,29,1>)
set_tests_properties(exhaustive.serial_model exhaustive.serial
  PROPERTIES LABELS exhaustive TIMEOUT 900)
