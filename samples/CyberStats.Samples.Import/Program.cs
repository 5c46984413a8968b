using CyberStats.Samples.Import;

return ImportProgram.Run(args, Console.Out, Console.Error);
