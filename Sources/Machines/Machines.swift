// The room of Machines; its files follow.
