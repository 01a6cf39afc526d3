module postiche.dev/sample

go 1.19
