# The console as an image: built with the SDK and Node, run by a user who is not root on an image without a shell.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
RUN apt-get update && apt-get install --yes --no-install-recommends nodejs npm && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN dotnet publish WarmTransfer.Web -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
WORKDIR /app
COPY --from=build /app .
USER $APP_UID
ENV ASPNETCORE_URLS=http://+:8080 \
    ASPNETCORE_FORWARDEDHEADERS_ENABLED=true
EXPOSE 8080
# There is no shell and no curl in it: the program asks itself.
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=2 CMD ["dotnet", "WarmTransfer.Web.dll", "health", "http://127.0.0.1:8080"]
ENTRYPOINT ["dotnet", "WarmTransfer.Web.dll"]
