runbook 'shop'
