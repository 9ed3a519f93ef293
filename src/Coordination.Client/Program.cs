using Coordination.Client;
using Coordination.Client.Api;
using Coordination.Client.Boards;
using Coordination.Client.Language;
using Coordination.Client.Shell;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Components.WebAssembly.Hosting;
using Microsoft.Extensions.Localization;
using Microsoft.FluentUI.AspNetCore.Components;

var builder = WebAssemblyHostBuilder.CreateDefault(args);
builder.RootComponents.Add<App>("#app");
builder.RootComponents.Add<HeadOutlet>("head::after");
builder.Services.AddSingleton<IStringLocalizer, Texts>();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddScoped(_ => CoordinationApi.Http(new Uri(builder.HostEnvironment.BaseAddress)));
builder.Services.AddScoped<CoordinationApi>();
builder.Services.AddScoped<Device>();
builder.Services.AddScoped<Session>();
builder.Services.AddScoped<Outbox>();
builder.Services.AddScoped<Places>();
builder.Services.AddScoped<People>();
builder.Services.AddTransient<ChangesFeed>();
builder.Services.AddScoped<BoardStream>();
builder.Services.AddTransient<BoardFeed>();
builder.Services.AddFluentUIComponents(options => options.Localizer = new FluentTexts());

await builder.Build().RunAsync();
