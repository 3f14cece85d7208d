// The start of a process that opens a database in memory and asks it one thing: what SQLite takes before any work.
#include <sqlite3.h>

int main(void)
{
    sqlite3 *store;
    if (sqlite3_open(":memory:", &store) != SQLITE_OK) return 1;
    if (sqlite3_exec(store, "select 1", 0, 0, 0) != SQLITE_OK) return 1;
    return sqlite3_close(store);
}
