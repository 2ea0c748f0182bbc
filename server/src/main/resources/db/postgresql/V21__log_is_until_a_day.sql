-- Reads the log once, while others write to it.
ALTER TABLE log VALIDATE CONSTRAINT log_until;
