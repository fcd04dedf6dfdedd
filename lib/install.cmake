# SPDX-License-Identifier: Apache-2.0
# What `cmake --install` puts where: the libraries, the headers, and the two ways to find them.
include(CMakePackageConfigHelpers)

set(installed darisk_static)
if(BUILD_SHARED_LIBS)
  list(APPEND installed darisk)
endif()
install(TARGETS ${installed} EXPORT darisk_targets
  LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}" ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}")
install(FILES "${PROJECT_SOURCE_DIR}/include/darisk.h" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/darisk"
  DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" FILES_MATCHING PATTERN "*.h")

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/darisk")
install(EXPORT darisk_targets NAMESPACE darisk:: FILE darisk-targets.cmake
  DESTINATION "${package_dir}")
configure_package_config_file(darisk-config.cmake.in
  "${CMAKE_CURRENT_BINARY_DIR}/darisk-config.cmake" INSTALL_DESTINATION "${package_dir}")
write_basic_package_version_file("${CMAKE_CURRENT_BINARY_DIR}/darisk-config-version.cmake"
  COMPATIBILITY SameMinorVersion)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/darisk-config.cmake"
  "${CMAKE_CURRENT_BINARY_DIR}/darisk-config-version.cmake" DESTINATION "${package_dir}")

# The directories may be absolute, so they are not simply put behind ${prefix}. The prefix itself
# is known only when it is installed: `cmake --install --prefix` may name another one.
cmake_path(APPEND pc_libdir "\${prefix}" "${CMAKE_INSTALL_LIBDIR}")
cmake_path(APPEND pc_includedir "\${prefix}" "${CMAKE_INSTALL_INCLUDEDIR}")
set(pc_prefix "@pc_prefix@")
configure_file("${PROJECT_SOURCE_DIR}/libdarisk.pc.in"
  "${CMAKE_CURRENT_BINARY_DIR}/libdarisk.pc.in" @ONLY)
install(CODE "cmake_path(ABSOLUTE_PATH CMAKE_INSTALL_PREFIX OUTPUT_VARIABLE pc_prefix)
configure_file([[${CMAKE_CURRENT_BINARY_DIR}/libdarisk.pc.in]]
  [[${CMAKE_CURRENT_BINARY_DIR}/libdarisk.pc]] @ONLY)")
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/libdarisk.pc"
  DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
