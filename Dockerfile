FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/Coordination.Web -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
# The database of a single server; a cluster's lies in PostgreSQL.
RUN mkdir data && chown "$APP_UID" data
VOLUME /app/data
USER $APP_UID
ENV ASPNETCORE_URLS=http://+:5080
EXPOSE 5080
ENTRYPOINT ["dotnet", "Coordination.Web.dll"]
