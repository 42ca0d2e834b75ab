/* bench/read_csv.c - the peer of the import benchmark: DuckDB's own reader of the same file into a table. */
#include <duckdb.h>
#include <stdio.h>

/* read_csv FILE.csv DATABASE */
int main(int count, char **words) {
  if (count != 3) return 2;
  duckdb_database database;
  duckdb_connection connection;
  duckdb_result result;
  char query[4096];
  if (duckdb_open(words[2], &database) != DuckDBSuccess) return 1;
  if (duckdb_connect(database, &connection) != DuckDBSuccess) return 1;
  snprintf(query, sizeof query, "CREATE TABLE facts AS SELECT * FROM read_csv('%s')", words[1]);
  if (duckdb_query(connection, query, &result) != DuckDBSuccess) {
    fprintf(stderr, "%s\n", duckdb_result_error(&result));
    return 1;
  }
  duckdb_destroy_result(&result);
  duckdb_disconnect(&connection);
  duckdb_close(&database);
  return 0;
}
