#!/usr/bin/env bash
# Until the first release: makes each provider's one migration anew from the model, and the dump that the upgrade test starts from.
set -euo pipefail
cd "$(dirname "$0")/.."

rm -rf Data/Migrations
dotnet tool restore
for provider in Sqlite SqlServer PostgreSql; do
  dotnet ef migrations add Initial --context "${provider}Db" --output-dir "Data/Migrations/$provider"
done
UPDATE_DUMP=1 dotnet run --project ../WarmTransfer.Tests -- -class '*UpgradeTests'
