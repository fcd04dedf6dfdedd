/* SPDX-License-Identifier: Apache-2.0
 * Copyright the libdarisk authors */
/** @file export.h
 * What marks a public function, and nothing else. */
#ifndef DARISK_EXPORT_H
#define DARISK_EXPORT_H

#if defined(__GNUC__) && !defined(SWIG)
/** A public function: visible in the shared library. Everything else is hidden. */
#define DARISK_API __attribute__((visibility("default")))
/** The result must be looked at: ignoring a status is a mistake. */
#define DARISK_MUST_USE __attribute__((warn_unused_result))
#else
#define DARISK_API
#define DARISK_MUST_USE
#endif

#ifdef __cplusplus
#define DARISK_BEGIN_DECLS extern "C" {
#define DARISK_END_DECLS }
#else
#define DARISK_BEGIN_DECLS
#define DARISK_END_DECLS
#endif

#endif
