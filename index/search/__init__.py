"""Search: the protocol of an index, its implementation, and opening one."""
