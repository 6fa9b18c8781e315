//! Drawing: `&App` × `&Theme` → a frame. Nothing here changes state or can fail.
