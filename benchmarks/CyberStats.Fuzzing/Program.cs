using CyberStats.Fuzzing;

FuzzLoop.Begin(); // before anything else of the libraries runs

if (args is ["--help" or "-h"])
{
    Console.WriteLine(FuzzOptions.Help);
    return 0;
}

bool isFlood = args is ["flood", ..];
if (FuzzOptions.Parse(isFlood ? args[1..] : args, out string complaint) is not { } options)
{
    Console.Error.WriteLine(complaint);
    Console.Error.WriteLine(FuzzOptions.Help);
    return 2;
}

return options.Flood >= 0 ? Flood.Read(options) : isFlood ? Flood.Run(options) : options.IsChild ? FuzzLoop.Run(options) : FuzzReport.Run(options);
