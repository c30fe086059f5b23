"""The slots of a sentence that a fault of grammar may stand in, and how sure it is that one stands there."""
