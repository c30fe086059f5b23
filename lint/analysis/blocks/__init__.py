"""How layers are computed block by block, cached, and put together again."""
