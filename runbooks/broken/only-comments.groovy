// The shop.
/* Nothing yet. */
