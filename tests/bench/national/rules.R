# The rules and the report that both R peers share.
MEASURES <- c("number", "rate_per_10000", "pct_of_total")
SYMBOLS <- c("c", "x", "z", ":", "k", "low")
KEY <- c("tp", "sex", "ethnicity", "category", "indicator")

failing <- function(d) {
  matches <- function(pattern, x) grepl(pattern, x)
  c(
    sum(!matches("^\\d{4}(\\d{2})?$", d$time_period)),
    sum(!d$time_identifier %in% c("Academic year", "Calendar year", "Financial year")),
    sum(!d$geographic_level %in% c("National", "Regional", "Local authority")),
    sum(!(d$country_code == "E92000001")),
    sum(!is.na(d$region_code) & !matches("^E12\\d{6}$", d$region_code)),
    sum(!is.na(d$new_la_code) & !matches("^E(06|07|08|09|10)\\d{6}$", d$new_la_code)),
    sum(!is.na(d$old_la_code) & !matches("^\\d{3}$", d$old_la_code)),
    sum(d$geographic_level == "Local authority" & (is.na(d$new_la_code) | is.na(d$la_name))),
    sum(is.na(d$sex) | is.na(d$ethnicity) | is.na(d$category))
  )
}

peak_mb <- function() {
  status <- tryCatch(readLines("/proc/self/status"), error = function(e) character(0), warning = function(w) character(0))
  peak <- grep("^VmHWM", status, value = TRUE)
  if (length(peak) == 0) "null" else as.character(round(as.numeric(gsub("\\D", "", peak)) / 1024))
}

json <- function(x) paste0("[", paste(format(x, digits = 15, trim = TRUE, scientific = FALSE), collapse = ","), "]")

report <- function(bad, sums, mm, dd) {
  numbers <- function(one) as.numeric(unlist(one))
  cat(sprintf(
    '{"memory":%s,"check":{"bad":%s,"sums":%s,"mm":%s,"dd":%s}}\n',
    peak_mb(), json(bad), paste0("[", paste(sapply(sums, function(s) format(s, digits = 15)), collapse = ","), "]"),
    paste0("[", paste(sapply(numbers(mm), function(s) format(s, digits = 15, scientific = FALSE)), collapse = ","), "]"),
    paste0("[", paste(sapply(numbers(dd), function(s) format(s, digits = 15, scientific = FALSE)), collapse = ","), "]")
  ))
}
