-- What the systemd service runs, psql -v tracked=TABLE. More than one may run at once.
CALL guidepost_process(:'tracked', batch_size => 200);
