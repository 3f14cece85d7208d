// The limit of a durable commit: the lines of FILE, BATCH at a time, written into zeroed space and synced by fdatasync.
// Prints commits a second.
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "peer.h"

int main(int count, char **words)
{
    struct lines lines = read_lines(count, words);
    char path[4096];
    snprintf(path, sizeof path, "%s.zeroed", words[1]);
    int file = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600);
    static char zeros[1 << 20];
    for (long at = 0; at < lines.bytes; at += sizeof zeros)
        if (pwrite(file, zeros, sizeof zeros, at) != sizeof zeros) return 1;
    if (file < 0 || fsync(file) != 0) return 1;

    double start = now();
    long at = 0, commits = 0;
    for (long first = 0; first < lines.count; first += lines.batch, commits++) {
        long next = first + lines.batch < lines.count ? first + lines.batch : lines.count;
        long bytes = lines.starts[next] - lines.starts[first];
        if (pwrite(file, lines.text + lines.starts[first], bytes, at) != bytes || fdatasync(file) != 0) return 1;
        at += bytes;
    }
    printf("%f\n", commits / (now() - start));
    return unlink(path);
}
