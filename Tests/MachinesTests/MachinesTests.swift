// The tests of Machines; its files follow.
