// The program zhuji.
