-- What a document carries beside its header, how it was cut, and what the collection says of it.

ALTER TABLE source_file ADD COLUMN described TEXT;   -- digest of what a metadata.csv says of it; NULL where none does
-- JSON: [{"role", "edtf", "time", "zone", "span"}, ...], every date that the document or its archive states of the message.
ALTER TABLE document ADD COLUMN dates TEXT NOT NULL DEFAULT '[]';
ALTER TABLE document ADD COLUMN language TEXT;       -- BCP 47; NULL where it cannot be told; other than 'en': not read
ALTER TABLE document ADD COLUMN cut_at INTEGER;      -- where it begins in a text that holds several; NULL where it is one
ALTER TABLE document ADD COLUMN cut_confidence REAL; -- 0 to 1; 1 where a reader decided it
ALTER TABLE document ADD COLUMN cut_reason TEXT;

CREATE TABLE enclosed (                  -- messages inside the message that a document carries
    document_id TEXT NOT NULL REFERENCES document (id) ON UPDATE CASCADE ON DELETE CASCADE,
    ordinal     INTEGER NOT NULL,
    start       INTEGER NOT NULL,
    end         INTEGER NOT NULL,
    header      TEXT NOT NULL,           -- JSON: the fields of a header as `cablebook extract` writes them
    PRIMARY KEY (document_id, ordinal)
) WITHOUT ROWID;

CREATE TABLE completion (                -- fields that a document states in part, completed from the collection
    document_id TEXT NOT NULL REFERENCES document (id) ON UPDATE CASCADE ON DELETE CASCADE,
    field       TEXT NOT NULL CHECK (field IN ('date', 'zone', 'received_date', 'received_zone')),
    value       TEXT NOT NULL,           -- EDTF for a date; it stands in message too
    before      TEXT,                    -- what message held without it
    start       INTEGER NOT NULL,        -- the words that were completed
    end         INTEGER NOT NULL,
    reason      TEXT NOT NULL,
    PRIMARY KEY (document_id, field)
) WITHOUT ROWID;

CREATE TABLE date_conflict (             -- dates of one message that cannot all be true
    document_id TEXT NOT NULL REFERENCES document (id) ON UPDATE CASCADE ON DELETE CASCADE,
    ordinal     INTEGER NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('archive', 'receipt', 'open')),
    message     TEXT NOT NULL,
    spans       TEXT NOT NULL,           -- JSON: [[start, end], ...]
    PRIMARY KEY (document_id, ordinal)
) WITHOUT ROWID;

CREATE TABLE sketch (                    -- what is kept of a document to find its other versions
    document_id TEXT PRIMARY KEY REFERENCES document (id) ON UPDATE CASCADE ON DELETE CASCADE,
    data        BLOB NOT NULL            -- MessagePack; only cablebook reads it
) WITHOUT ROWID;

CREATE TABLE version (                   -- documents that carry the message for which another document stands
    document_id TEXT PRIMARY KEY REFERENCES document (id) ON UPDATE CASCADE ON DELETE CASCADE,
    message     TEXT NOT NULL REFERENCES document (id) ON UPDATE CASCADE ON DELETE CASCADE,
    relation    TEXT NOT NULL,           -- draft, copy, translation, retransmission, print, unknown
    confidence  REAL NOT NULL,           -- 0 to 1
    reason      TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE carried (                   -- documents that hold another's message inside their own
    document_id TEXT NOT NULL REFERENCES document (id) ON UPDATE CASCADE ON DELETE CASCADE,
    message     TEXT NOT NULL REFERENCES document (id) ON UPDATE CASCADE ON DELETE CASCADE,
    start       INTEGER NOT NULL,
    end         INTEGER NOT NULL,
    confidence  REAL NOT NULL,
    reason      TEXT NOT NULL,
    PRIMARY KEY (document_id, message)
) WITHOUT ROWID;

CREATE INDEX version_by_message ON version (message);
CREATE INDEX carried_by_message ON carried (message);
