SELECT * FROM persons_named ORDER BY articles DESC, name;
