# bench/moved.awk - four changes in the last week of the large table: each is to be found, placed, weighed and explained.
BEGIN { FS = OFS = "," }
NR > 1 && $1 >= "2026-03-09" {
  if ($4 == "Mobile phones") $13 = int($13 * 0.4)
  if ($5 == "Germany") $10 = int($10 * 1.5)
  if ($2 ~ /^Brand/) $12 = $12 * 1.5
  if ($6 == "Google search" && $1 >= "2026-03-11") $11 = int($11 * 0.7)
}
{ print }
