"""Making promises public: choose conclusions, word them for citizens, see what citizens say, decide about it."""
