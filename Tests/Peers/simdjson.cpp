// A peer of reading a journal: every line of FILE parsed by simdjson, three members looked up. Prints megabytes a second.
#include <chrono>
#include <cstdio>
#include <simdjson.h>

int main(int count, char **words)
{
    if (count != 2) return 2;
    simdjson::padded_string text;
    if (simdjson::padded_string::load(words[1]).get(text)) return 2;
    auto start = std::chrono::steady_clock::now();
    simdjson::dom::parser parser;
    simdjson::dom::document_stream lines;
    if (parser.parse_many(text, 1 << 21).get(lines)) return 1;
    size_t found = 0;
    for (auto line : lines) {
        simdjson::dom::element record;
        if (line.get(record)) return 1;
        for (const char *member : {"seq", "at", "event"})
            if (!record[member].error()) found++;
    }
    std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
    if (found == 0) return 1;
    std::printf("%f\n", text.size() / 1e6 / time.count());
}
