using BenchmarkDotNet.Running;
using CyberStats.Benchmarks;

if (args is ["compare", .. string[] rest])
{
    return Compare.Run(rest);
}

if (args is ["simulate", .. string[] options])
{
    return Simulate.Run(options);
}

if (args is ["--help" or "-h"])
{
    Console.WriteLine(Compare.Help);
    Console.WriteLine();
    Console.WriteLine(Simulate.Help);
    return 0;
}

BenchmarkSwitcher.FromAssembly(typeof(Compare).Assembly).Run(args);
return 0;
