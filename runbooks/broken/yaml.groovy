runbook: shop
sites:
  production: berlin
  recovery: frankfurt
