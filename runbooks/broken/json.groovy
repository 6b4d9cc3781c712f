{ "runbook": "shop", "sites": { "production": "berlin" } }
