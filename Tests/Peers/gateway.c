/* Transactions a second through etcd's JSON gateway, as bare as can be: one connection to the member that leads, one after
 * another, each comparing the revision at which the head was last written and writing the head and one value of so many
 * bytes.
 *
 *   gateway HOST:PORT,HOST:PORT,... PREFIX COUNT BYTES      prints how many a second
 */
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static char *base64(const char *bytes, size_t count) {
    char *text = malloc(count * 4 / 3 + 8), *end = text;
    for (size_t at = 0; at < count; at += 3) {
        unsigned three = (unsigned char)bytes[at] << 16;
        if (at + 1 < count) three |= (unsigned char)bytes[at + 1] << 8;
        if (at + 2 < count) three |= (unsigned char)bytes[at + 2];
        for (int place = 0; place < 4; place++)
            *end++ = place > (int)(count - at) ? '=' : letters[three >> (18 - 6 * place) & 63];
    }
    *end = 0;
    return text;
}

static char answer[1 << 16];

static long long ask(int fd, const char *path, const char *body) {
    static char request[1 << 20];
    int length = snprintf(request, sizeof request,
                          "POST %s HTTP/1.1\r\nHost: etcd\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s",
                          path, strlen(body), body);
    for (int sent = 0; sent < length;) {
        ssize_t count = write(fd, request + sent, length - sent);
        if (count <= 0) exit(1);
        sent += count;
    }
    size_t filled = 0;
    for (;;) {
        ssize_t count = read(fd, answer + filled, sizeof answer - 1 - filled);
        if (count <= 0) exit(1);
        answer[filled += count] = 0;
        char *end = strstr(answer, "\r\n\r\n"), *size = strstr(answer, "Content-Length: ");
        if (end && size && filled >= (size_t)(end + 4 - answer) + atoi(size + 16)) break;
    }
    char *revision = strstr(answer, "\"revision\":\"");
    if (!revision) exit(1);
    return atoll(revision + 12);
}

/* The number behind a name in the last answer. */
static unsigned long long number(const char *name) {
    char *found = strstr(answer, name);
    return found ? strtoull(found + strlen(name), 0, 10) : 0;
}

static int connected(const char *host, int port) {
    struct sockaddr_in place = {.sin_family = AF_INET, .sin_port = htons(port)};
    inet_pton(AF_INET, host, &place.sin_addr);
    int fd = socket(AF_INET, SOCK_STREAM, 0), one = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    if (connect(fd, (struct sockaddr *)&place, sizeof place)) exit(1);
    return fd;
}

/* A connection to the member that leads. */
static int leader(char *members) {
    for (char *member = strtok(members, ","); member; member = strtok(0, ",")) {
        char *colon = strrchr(member, ':');
        *colon = 0;
        int fd = connected(member, atoi(colon + 1));
        ask(fd, "/v3/maintenance/status", "{}");
        unsigned long long leads = number("\"leader\":\"");
        if (leads && leads == number("\"member_id\":\"")) return fd;
        close(fd);
    }
    exit(1);
}

int main(int count, char **words) {
    if (count != 5) return 2;
    int fd = leader(words[1]);

    int wanted = atoi(words[3]), bytes = atoi(words[4]);
    char *content = malloc(bytes);
    memset(content, 'x', bytes);
    char name[256], *value = base64(content, bytes), *head_value = base64(content, 70);
    snprintf(name, sizeof name, "%s/head", words[2]);
    char *head = base64(name, strlen(name));
    static char body[1 << 20];
    snprintf(body, sizeof body, "{\"key\":\"%s\",\"value\":\"%s\"}", head, head_value);
    long long revision = ask(fd, "/v3/kv/put", body);
    struct timespec from, to;
    clock_gettime(CLOCK_MONOTONIC, &from);
    for (int number = 0; number < wanted; number++) {
        snprintf(name, sizeof name, "%s/journal/%016d", words[2], number);
        char *key = base64(name, strlen(name));
        snprintf(body, sizeof body,
                 "{\"compare\":[{\"target\":\"MOD\",\"result\":\"EQUAL\",\"key\":\"%s\",\"mod_revision\":\"%lld\"}],"
                 "\"success\":[{\"request_put\":{\"key\":\"%s\",\"value\":\"%s\"}},{\"request_put\":{\"key\":\"%s\","
                 "\"value\":\"%s\"}}]}",
                 head, revision, head, head_value, key, value);
        revision = ask(fd, "/v3/kv/txn", body);
        if (!strstr(answer, "\"succeeded\":true")) return 1;
        free(key);
    }
    clock_gettime(CLOCK_MONOTONIC, &to);
    printf("%.1f\n", wanted / (to.tv_sec - from.tv_sec + (to.tv_nsec - from.tv_nsec) / 1e9));
    return 0;
}
