# SPDX-License-Identifier: Apache-2.0
# Copyright the libdarisk authors
#
# data.table's side of job "serial", started by peer_datatable.py.
#
#   Rscript serial_datatable.R FOLDER RUNS THREADS
#
# Ids are kept as integer64, which has a sign: data.table groups and joins by them as well as by any
# number, and only the order of the first 100 has to mind it. Prints a line a variant, its name and
# the seconds of each run; the first run's results go to files, where they are checked.

suppressPackageStartupMessages({
  library(data.table)
  library(bit64)
})

words <- commandArgs(trailingOnly = TRUE)
folder <- words[1]
runs <- as.integer(words[2])
setDTthreads(as.integer(words[3]))

AS_OF <- 19996L
START <- 19265L
TOP <- 100L

rows <- as.integer(readLines(file.path(folder, "n.txt")))
read_ids <- function(name) {
  ids <- readBin(file.path(folder, paste0(name, ".u64")), "double", rows, endian = "little")
  class(ids) <- "integer64"
  ids
}
read_bytes <- function(name) {
  readBin(file.path(folder, paste0(name, ".u8")), "integer", rows, size = 1L, signed = FALSE)
}
read_words <- function(file, count = rows) {
  readBin(file.path(folder, file), "integer", count, endian = "little") # NA is the missing date
}

events <- data.table(
  incident = read_ids("incident"), perpetrator = read_ids("perpetrator"),
  victim = read_ids("victim"), role = read_bytes("role"), date_from = read_words("date_from.i32"),
  date_to = read_words("date_to.i32"), status = read_bytes("status"), is_da = read_bytes("is_da"),
  offence = read_words("offence.u32"))
weights <- readBin(file.path(folder, "weights.i64"), "double", 100000L, endian = "little")
class(weights) <- "integer64"
weights <- as.double(weights) # thousandths, exact far beyond any sum here
starts <- as.double(read_words("starts.i32", AS_OF - START + 1L)) # by peer_datatable.py
nobody <- as.integer64(0L)

counted_rows <- function() {
  day <- events[, fifelse(is.na(date_to), date_from,
    fifelse(is.na(date_from) | date_to >= date_from, date_to, NA_integer_))]
  keep <- events[, which(role != 3L & is_da == 1L & status == 1L & perpetrator != nobody &
    perpetrator != victim & (is.na(day) | day <= AS_OF))]
  made <- events[keep, .(perpetrator, incident, victim)]
  set(made, j = "day", value = day[keep])
  set(made, j = "weight", value = weights[events$offence[keep] + 1L])
  made
}

# The incidents of the look-back, and their rows. Only those whose id is met again are grouped.
incidents_few <- function(counted) {
  is_inside <- counted[, !is.na(day) & day > START]
  inside <- counted[is_inside]
  others <- counted[!is_inside]
  met <- others[!is.na(inside[others, on = "incident", which = TRUE, mult = "first"])]
  again <- unique(c(inside$incident[duplicated(inside, by = "incident")], met$incident))
  hit <- unique(inside[.(incident = again), on = "incident", which = TRUE, nomatch = NULL])
  few <- rbind(inside[hit], met)
  few[is.na(day), day := -1L]
  grouped <- few[, .(day = max(day), weight = max(weight)), by = .(perpetrator, incident)]
  grouped <- grouped[day > START]
  few <- few[grouped[, .(perpetrator, incident)], on = .(perpetrator, incident), nomatch = NULL]
  alone <- if (length(hit)) inside[-hit] else inside
  wanted <- c("perpetrator", "day", "weight")
  list(found = rbind(alone[, ..wanted], grouped[, ..wanted]),
    kept = rbind(alone[, .(perpetrator, victim)], few[, .(perpetrator, victim)]))
}

# Person and day, sorted, as one number; how many rows stand before each window is searched for.
peaks_by_search <- function(group, day) {
  key <- group * 1024 + day
  size <- seq_along(key) - findInterval(key - day + starts[day + 1], key)
  data.table(group = group, size = size)[, .(peak = max(size)), by = group]
}

# The same by data.table's rolling join.
peaks_by_roll <- function(group, day) {
  placed <- data.table(code = group * 1024 + day)
  setkey(placed, code)
  placed[, place := seq_len(.N)]
  wanted <- data.table(code = placed$code - day + starts[day + 1])
  before <- placed[wanted, on = "code", roll = TRUE, mult = "last", x.place]
  before[is.na(before)] <- 0L
  data.table(group = group, size = placed$place - before)[
    , .(peak = max(size)), by = group]
}

band <- function(values, bounds, points) c(0L, points)[findInterval(values, bounds) + 1L]

ranked <- function(persons) {
  persons[, total := band(recency_days, c(0, 29, 92, 183, 366), c(25L, 20L, 15L, 8L, 3L)) +
    band(incidents, c(1, 2, 3, 5, 8), c(3L, 8L, 13L, 19L, 25L)) +
    band(gravity, c(0, 1000, 10000, 100000, 365000, 1825000), c(0L, 5L, 10L, 15L, 20L, 25L)) +
    band(victims, 1:4, c(0L, 12L, 18L, 25L))]
  counts <- tabulate(persons$total + 1L, 101L)
  above <- rev(cumsum(rev(counts))) - counts
  persons[, rank := above[total + 1L] + 1]
  first <- persons[rank <= TOP]
  first[, upper := perpetrator < nobody] # the upper half of the ids comes last
  setorder(first, -total, -gravity, recency_days, -incidents, -victims, upper, perpetrator)
  list(persons = persons, top = head(first$perpetrator, TOP))
}

answer <- function(peaks_of) {
  parts <- incidents_few(counted_rows())
  found <- parts$found
  setorder(found, perpetrator, day)
  found[, group := rleid(perpetrator)]
  persons <- found[, .(incidents = .N, recency_days = max(day), gravity = sum(weight)),
    by = .(perpetrator, group)]
  persons[, recency_days := AS_OF - recency_days]
  persons[peaks_of(found$group, found$day - START), on = "group", peak := i.peak]
  pairs <- unique(parts$kept[victim != nobody])
  persons[pairs[, .(victims = .N), by = perpetrator], on = "perpetrator", victims := i.victims]
  persons[is.na(victims), victims := 0L]
  ranked(persons)
}

write_result <- function(result, number) {
  place <- file.path(folder, paste0("datatable.", number))
  dir.create(place, showWarnings = FALSE)
  put <- function(values, name) {
    writeBin(as.vector(unclass(values)), file.path(place, name), endian = "little")
  }
  put(result$persons$perpetrator, "person.u64")
  put(result$top, "top.u64")
  for (name in c("incidents", "recency_days", "gravity", "victims", "peak", "total", "rank")) {
    put(as.double(result$persons[[name]]), paste0(name, ".f64"))
  }
}

LONG <- 10 # seconds: what takes as long is timed once

variants <- list("windows searched" = peaks_by_search, "windows by rolling join" = peaks_by_roll)
for (number in seq_along(variants)) {
  seconds <- numeric(0)
  for (run in 0:runs) {
    if (run > 1L && took > LONG) break
    invisible(gc())
    start <- proc.time()[["elapsed"]]
    result <- answer(variants[[number]])
    took <- proc.time()[["elapsed"]] - start
    if (run == 0L) write_result(result, number) else seconds <- c(seconds, took)
    rm(result)
  }
  cat(names(variants)[number], sprintf("%.6f", seconds), sep = "\t")
  cat("\n")
}
