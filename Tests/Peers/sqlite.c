// A peer of a durable commit: the lines of FILE as rows of SQLite, BATCH a transaction, each with its case's new state.
// WAL, synchronous FULL, prepared statements. Prints commits a second.
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "peer.h"

static sqlite3_stmt *prepare(sqlite3 *store, const char *text)
{
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v2(store, text, -1, &statement, 0) != SQLITE_OK) exit(1);
    return statement;
}

static void step(sqlite3_stmt *statement)
{
    if (sqlite3_step(statement) != SQLITE_DONE) exit(1);
    sqlite3_reset(statement);
}

int main(int count, char **words)
{
    struct lines lines = read_lines(count, words);
    static const char *endings[] = {"", "-wal", "-shm"};
    char path[4096], other[4104];
    snprintf(path, sizeof path, "%s.sqlite", words[1]);
    sqlite3 *store;
    if (sqlite3_open(path, &store) != SQLITE_OK) return 1;
    sqlite3_exec(store, "pragma journal_mode=wal; pragma synchronous=full;"
        "create table events(seq integer primary key, subject integer, body text);"
        "create table cases(subject integer primary key, state integer, version integer)", 0, 0, 0);
    sqlite3_stmt *begin = prepare(store, "begin immediate"), *commit = prepare(store, "commit");
    sqlite3_stmt *insert = prepare(store, "insert into events(subject, body) values(?, ?)");
    sqlite3_stmt *update = prepare(store, "insert into cases values(?, 1, 1)"
        " on conflict(subject) do update set state = state + 1, version = version + 1");

    double start = now();
    long commits = 0;
    for (long first = 0; first < lines.count; first += lines.batch, commits++) {
        long next = first + lines.batch < lines.count ? first + lines.batch : lines.count;
        step(begin);
        for (long line = first; line < next; line++) {
            long bytes = lines.starts[line + 1] - lines.starts[line] - 1;
            sqlite3_bind_int64(insert, 1, line / 20);
            sqlite3_bind_text(insert, 2, lines.text + lines.starts[line], bytes, SQLITE_STATIC);
            step(insert);
            sqlite3_bind_int64(update, 1, line / 20);
            step(update);
        }
        step(commit);
    }
    double time = now() - start;
    sqlite3_finalize(begin), sqlite3_finalize(commit), sqlite3_finalize(insert), sqlite3_finalize(update);
    if (sqlite3_close(store) != SQLITE_OK) return 1;
    for (int ending = 0; ending < 3; ending++) {
        snprintf(other, sizeof other, "%s%s", path, endings[ending]);
        unlink(other);
    }
    printf("%f\n", commits / time);
    return 0;
}
