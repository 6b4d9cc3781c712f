runbook { }
