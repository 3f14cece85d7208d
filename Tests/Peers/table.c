// The limit of a transition: CASES cases of a review with three levels, each a state in one byte, taken through seven
// steps by a table. Prints steps a second.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { draft, level1, level2, level3, concluded, states };
enum { submit, approve, give_back, verbs };
enum { none = 255, most_returns = 3 };

struct review {
    uint8_t state, returns;
    uint16_t version;
    uint32_t number;
};

static const uint8_t next[states][verbs] = {
    [draft] = {level1, none, none},
    [level1] = {none, level2, draft},
    [level2] = {none, level3, draft},
    [level3] = {none, concluded, draft},
    [concluded] = {none, none, none},
};

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec * 1e-9;
}

static int step(struct review *review, uint8_t verb)
{
    uint8_t state = next[review->state][verb];
    if (state == none || (verb == give_back && review->returns++ >= most_returns)) return 0;
    review->state = state;
    return 1;
}

int main(int count, char **words)
{
    long cases = count == 2 ? atol(words[1]) : 0;
    if (cases < 1) return 2;
    // Read anew at every step, so that the compiler can not know the road.
    static volatile uint8_t road[] = {submit, approve, give_back, submit, approve, approve, approve};
    struct review *all = calloc(cases, sizeof *all);
    long repeats = 20000000 / cases + 1, taken = 0;
    double start = now();
    for (long repeat = 0; repeat < repeats; repeat++) {
        for (long place = 0; place < cases; place++) all[place].state = all[place].returns = 0;
        for (unsigned at = 0; at < sizeof road; at++) {
            uint8_t verb = road[at];
            for (long place = 0; place < cases; place++) taken += step(all + place, verb);
        }
    }
    double time = now() - start;
    if (taken != repeats * cases * 7) return 1;
    printf("%f\n", taken / time);
    return 0;
}
