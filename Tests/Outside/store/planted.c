/* What happens to a process from outside, loaded before the C library: PLANTED names it, PLANTED_AT which write to the
   journal it happens to. A process is killed or stopped when half of a write is done; or a fault is planted that the
   trials have to find, since a trial that finds none proves nothing. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static int is_planted(const char *name) {
    const char *planted = getenv("PLANTED");
    return planted && strcmp(planted, name) == 0;
}

static int is_journal(int file) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return strstr(path, "/journal/") != NULL;
}

/* Calls of flock after a lost write; none was lost before it is 1. */
static int locks;

/* Nobody waits for anybody; or the process is killed at its next command after a lost write. */
int flock(int file, int operation) {
    int (*real)(int, int) = dlsym(RTLD_NEXT, "flock");
    if (locks && ++locks > 2) kill(getpid(), SIGKILL);
    return is_planted("no-lock") ? 0 : real(file, operation);
}

typedef ssize_t writing(int, const void *, size_t, off_t);

static ssize_t written(int file, const void *bytes, size_t count, off_t offset, writing *real) {
    static int writes;
    const char *at = getenv("PLANTED_AT");
    if (!at || !is_journal(file) || ++writes != atoi(at)) return real(file, bytes, count, offset);
    if (is_planted("lost-write")) {
        locks = 1;
        return (ssize_t)count;
    }
    if (is_planted("stopped-write") && real(file, bytes, count / 2, offset) > 0) kill(getpid(), SIGSTOP);
    if (is_planted("killed-write") && real(file, bytes, count / 2, offset) > 0) kill(getpid(), SIGKILL);
    return real(file, bytes, count, offset);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) {
    return written(file, bytes, count, offset, (writing *)dlsym(RTLD_NEXT, "pwrite"));
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off_t offset) {
    return written(file, bytes, count, offset, (writing *)dlsym(RTLD_NEXT, "pwrite64"));
}
