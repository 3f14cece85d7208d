// The room of Engine; its files follow.
