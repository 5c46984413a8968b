using BenchmarkDotNet.Running;
using CyberStats.Benchmarks;

if (args is ["compare", .. string[] rest])
{
    return Compare.Run(rest);
}

if (args is ["--help" or "-h"])
{
    Console.WriteLine(Compare.Help);
    return 0;
}

BenchmarkSwitcher.FromAssembly(typeof(Compare).Assembly).Run(args);
return 0;
