// The program zhuji-bench.
