-- The first shape of the book. Every later change is a migration of its own; see migrations.py.
-- Positions in texts are half-open character offsets into document.text: [start, end).

CREATE TABLE migration (                 -- changes of this shape that the book has had, in order
    number INTEGER PRIMARY KEY,
    name   TEXT NOT NULL UNIQUE
);

CREATE TABLE book (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

INSERT INTO book VALUES
    ('about', 'Documents, their headers and their readers'' corrections. Open the view registry first.'),
    ('made by', 'cablebook');            -- a third line, 'being read', is there while `read` has not finished

CREATE TABLE folder (                    -- folders that were given to `read`, or hold files that were
    label    TEXT PRIMARY KEY,           -- first part of source_file.path
    location TEXT NOT NULL               -- where it is: relative to the book's own folder where possible, else absolute
) WITHOUT ROWID;

CREATE TABLE source_file (
    path   TEXT PRIMARY KEY,             -- label/path/inside/the/folder, with slashes on every system
    format TEXT,                         -- 'text', 'tei', ...; 'folder' for one that could not be listed; NULL where not recognised
    bytes  INTEGER,                      -- NULL where it could not be opened
    sha256 TEXT,                         -- of its bytes as they lie on the disk; NULL where it could not be opened
    state  TEXT NOT NULL CHECK (state IN ('read', 'read in part', 'not read', 'duplicate', 'removed', 'being read')),
    reader TEXT NOT NULL,                -- version of the program that read it
    done   INTEGER                       -- while it is being read: how many of its parts are in the book
) WITHOUT ROWID;

CREATE TABLE problem (                   -- what could not be read, or only with a doubt
    path    TEXT NOT NULL REFERENCES source_file (path) ON UPDATE CASCADE ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    item    TEXT NOT NULL,               -- part of the file; '' is the whole
    reason  TEXT NOT NULL,
    lost    INTEGER NOT NULL CHECK (lost IN (0, 1)),  -- 1: this part is not in the book
    PRIMARY KEY (path, ordinal)
) WITHOUT ROWID;

CREATE TABLE document (                  -- what is long comes last: SQLite reads a row from its front
    position  INTEGER PRIMARY KEY,       -- grows with the date, so that every scan runs in date order; gaps are meant
    id        TEXT NOT NULL UNIQUE,      -- survives renaming, moving and re-reading
    path      TEXT NOT NULL REFERENCES source_file (path) ON UPDATE CASCADE,
    item      TEXT NOT NULL,             -- its place in the file; '' where the file is one document
    sha256    TEXT NOT NULL,             -- of its own bytes in the file
    stated_id TEXT,                      -- the id that its source gives it; NULL where id comes from sha256
    removed   INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),  -- 1: its file is gone
    title     TEXT,                      -- the archive's title, else the title line of the text
    pages     TEXT NOT NULL,             -- JSON: [[label, offset], ...]
    layout    TEXT NOT NULL,             -- JSON: [[kind, [start, end], label], ...]
    text      TEXT NOT NULL,
    UNIQUE (path, item)
);

CREATE TABLE duplicate (                 -- the same bytes at a second place: read once, listed here
    path        TEXT NOT NULL REFERENCES source_file (path) ON UPDATE CASCADE ON DELETE CASCADE,
    item        TEXT NOT NULL,
    document_id TEXT NOT NULL REFERENCES document (id) ON UPDATE CASCADE ON DELETE CASCADE,
    PRIMARY KEY (path, item)
) WITHOUT ROWID;

CREATE TABLE archive_record (            -- the archive's or editors' own words, apart from the document's
    document_id      TEXT PRIMARY KEY REFERENCES document (id) ON UPDATE CASCADE ON DELETE CASCADE,
    title            TEXT,
    summary          TEXT,
    date             TEXT,               -- as the archive prints it
    authors          TEXT,               -- JSON array of strings, like recipients, people, places
    recipients       TEXT,
    people           TEXT,
    places           TEXT,
    source           TEXT,
    original_archive TEXT,
    rights           TEXT,
    language         TEXT,
    url              TEXT
) WITHOUT ROWID;

CREATE TABLE message (                   -- the header of the message that a document carries, corrections applied
    document_id    TEXT PRIMARY KEY REFERENCES document (id) ON UPDATE CASCADE ON DELETE CASCADE,
    head           TEXT,
    kind           TEXT,
    origin         TEXT,
    date_min       TEXT,                 -- first and last possible day, ISO 8601; equal for a day
    date_max       TEXT,
    time           TEXT,                 -- local, HH:MM
    zone           TEXT,
    place          TEXT,
    received_date  TEXT,                 -- EDTF
    received_time  TEXT,
    received_zone  TEXT,
    received_place TEXT,
    classification TEXT,
    precedence     TEXT,
    handling       TEXT NOT NULL,        -- JSON array
    number         TEXT,
    drafted_by     TEXT,
    cleared_by     TEXT,
    approved_by    TEXT
) WITHOUT ROWID;

CREATE TABLE party (
    document_id TEXT NOT NULL REFERENCES document (id) ON UPDATE CASCADE ON DELETE CASCADE,
    role        TEXT NOT NULL CHECK (role IN ('sender', 'recipient', 'via', 'copy', 'repeated_to')),
    ordinal     INTEGER NOT NULL,        -- from 0, in the order of the document
    text        TEXT NOT NULL,           -- as printed: of a person where one is named, else of the office or body
    office      TEXT,                    -- the person's office, where both are printed
    count       INTEGER,                 -- copies for this name
    start       INTEGER,
    end         INTEGER,
    PRIMARY KEY (document_id, role, ordinal)
) WITHOUT ROWID;

CREATE TABLE message_number (            -- every number that a message bears
    document_id TEXT NOT NULL REFERENCES document (id) ON UPDATE CASCADE ON DELETE CASCADE,
    ordinal     INTEGER NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('sender', 'series', 'receiver', 'reference')),
    value       TEXT NOT NULL,
    start       INTEGER,
    end         INTEGER,
    PRIMARY KEY (document_id, ordinal)
) WITHOUT ROWID;

CREATE TABLE reply (                     -- what a message says it answers
    document_id TEXT NOT NULL REFERENCES document (id) ON UPDATE CASCADE ON DELETE CASCADE,
    ordinal     INTEGER NOT NULL,
    number      TEXT,
    date        TEXT,                    -- EDTF; XXXX-12-17 where no year is printed
    start       INTEGER,
    end         INTEGER,
    PRIMARY KEY (document_id, ordinal)
) WITHOUT ROWID;

CREATE TABLE gloss (                     -- FILIPPOV [STALIN]
    document_id TEXT NOT NULL REFERENCES document (id) ON UPDATE CASCADE ON DELETE CASCADE,
    ordinal     INTEGER NOT NULL,
    alias       TEXT NOT NULL,
    name        TEXT NOT NULL,
    start       INTEGER,
    end         INTEGER,
    PRIMARY KEY (document_id, ordinal)
) WITHOUT ROWID;

CREATE TABLE evidence (                  -- the words behind each field of message
    document_id TEXT NOT NULL REFERENCES document (id) ON UPDATE CASCADE ON DELETE CASCADE,
    field       TEXT NOT NULL,
    start       INTEGER NOT NULL,
    end         INTEGER NOT NULL,
    PRIMARY KEY (document_id, field)
) WITHOUT ROWID;

CREATE TABLE correction (                -- the readers' log: it only grows
    number      INTEGER PRIMARY KEY,
    made_at     TEXT NOT NULL,           -- UTC, ISO 8601
    made_by     TEXT NOT NULL,
    document_id TEXT NOT NULL,           -- no foreign key: a correction outlives its document
    record      TEXT NOT NULL,           -- 'header'; later 'reference', 'entry', ...
    field       TEXT NOT NULL,
    action      TEXT NOT NULL CHECK (action IN ('accept', 'reject', 'change', 'add', 'undo')),
    value       TEXT,                    -- JSON as in `cablebook extract`
    quote       TEXT,                    -- the words it rests on
    start       INTEGER,
    end         INTEGER,
    before      TEXT,                    -- JSON: what the machine had read
    note        TEXT,
    undoes      INTEGER REFERENCES correction (number)
);

CREATE TABLE correction_state (          -- how each correction fared at the last reading; derived, rebuilt by replay
    number INTEGER PRIMARY KEY REFERENCES correction (number),
    state  TEXT NOT NULL CHECK (state IN ('stands', 'undone', 'superseded', 'orphaned')),
    reason TEXT                          -- why it is orphaned, in words
);

CREATE TRIGGER correction_is_never_changed BEFORE UPDATE ON correction
BEGIN SELECT RAISE(ABORT, 'a correction is never changed: undo it and add another'); END;

CREATE TRIGGER correction_is_never_lost BEFORE DELETE ON correction
BEGIN SELECT RAISE(ABORT, 'a correction is never deleted: undo it'); END;

CREATE TABLE unindexed (                 -- documents that the search index does not hold yet: empty in a finished book
    position INTEGER PRIMARY KEY
);

CREATE VIRTUAL TABLE search USING fts5 (
    title, text,
    content = 'document', content_rowid = 'position',
    tokenize = 'porter unicode61 remove_diacritics 2'
);
INSERT INTO search (search, rank) VALUES ('hashsize', 33554432);  -- bytes gathered before they are written: merges cost a third less

CREATE INDEX source_file_by_sha256 ON source_file (sha256);
CREATE INDEX document_by_sha256 ON document (sha256);
CREATE INDEX document_removed ON document (stated_id) WHERE removed = 1;
CREATE INDEX duplicate_by_document ON duplicate (document_id);
CREATE INDEX message_by_date ON message (date_min);
CREATE INDEX message_by_vague_date ON message (date_max, date_min) WHERE date_min <> date_max;
CREATE INDEX message_by_number ON message (number);
CREATE INDEX party_by_name ON party (text);
CREATE INDEX correction_by_document ON correction (document_id);

-- What people open first: one line a document, readable in any SQLite browser.
CREATE VIEW registry AS
SELECT
    document.id,
    CASE WHEN message.date_min = message.date_max THEN message.date_min
         ELSE message.date_min || '/' || message.date_max END AS date,
    message.time,
    message.kind,
    message.number,
    (SELECT group_concat(text, '; ') FROM (SELECT text FROM party WHERE document_id = document.id AND role = 'sender' ORDER BY ordinal)) AS senders,
    (SELECT group_concat(text, '; ') FROM (SELECT text FROM party WHERE document_id = document.id AND role = 'recipient' ORDER BY ordinal)) AS recipients,
    message.place,
    message.classification,
    message.precedence,
    document.title,
    document.path,
    document.item
FROM document JOIN message ON message.document_id = document.id
WHERE document.removed = 0
ORDER BY document.position;
