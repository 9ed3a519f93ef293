using Coordination.Core;
using Coordination.Storage;
using Coordination.Web.Accounts;
using Coordination.Web.Api;
using Coordination.Web.Boards;
using Coordination.Web.Demo;
using Coordination.Web.Gate;
using Coordination.Web.Operations;
using Coordination.Web.Papers;

var builder = WebApplication.CreateBuilder(CommandLine.Expand(args));
builder.AddCoordinationStorage();
builder.AddCoordinationCore();
builder.AddAccounts();
builder.AddGate();
builder.AddApi();
builder.AddBoards();
builder.AddPapers();
builder.AddFeatures();
builder.AddDemo();
builder.AddOperations();

var app = builder.Build();
app.UseOperations();
app.UseAccounts();
app.UseBoards();
app.MapAccounts();
app.MapApi();
app.MapBoards();
app.MapFeatures();
app.MapDemo();
app.MapOperations();
app.MapClient();

return await app.MigrateOrServe();

/// <summary>The one executable: silo, API, hubs, sign-in and client.</summary>
public partial class Program;
