package fiji.plugin.neuralstyle.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

import fiji.plugin.neuralstyle.compute.Machine;
import fiji.plugin.neuralstyle.compute.Speed;
import fiji.plugin.neuralstyle.compute.SpeedReport;
import fiji.plugin.neuralstyle.compute.SpeedTest;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.transfer.ComputeSettings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stylize device}: what there is to compute with, how fast it is, and how long a run will take. */
@Command(name = "device", mixinStandardHelpOptions = true, versionProvider = VersionText.class, sortOptions = false,
	usageHelpAutoWidth = true, //
	header = "Shows the processor and the GPUs that were found, tries them, and says what to expect.%n", //
	footer = "%ndocs/gpu.md says how a GPU comes to be used.")
final class TestDevices implements Callable<Integer> {

	@Option(names = "--no-test", description = "Only look; measure nothing.")
	private boolean noTest;

	@Option(names = "--seconds", paramLabel = "S",
		description = "How long to measure, all devices together (default: ${DEFAULT-VALUE}).")
	private double seconds = 10;

	@Option(names = "--threads", paramLabel = "N",
		description = "Threads of the processor; 0 for as many as it has cores (default: ${DEFAULT-VALUE}).")
	private int threads = ComputeSettings.AUTO.threads();

	@Mixin
	private InspectedNetwork network;

	@Spec
	private CommandSpec spec;

	private final BooleanSupplier cancelled;

	/** @param cancelled whether to stop */
	TestDevices(final BooleanSupplier cancelled) {
		this.cancelled = cancelled;
	}

	@Override
	public Integer call() throws IOException {
		final PrintWriter out = spec.commandLine().getOut();
		final PrintWriter err = spec.commandLine().getErr();
		final NetworkWeights weights = network.load();
		final SpeedTest test = new SpeedTest(weights, SpeedTest.SIZES, seconds, threads);
		final Machine machine = Machine.look();
		final List<Speed> speeds;
		try {
			speeds = noTest ? List.of() : test.run(machine.working(), (step, steps, what) -> err.println("testing " + what),
				cancelled);
		}
		catch (CancellationException e) {
			return Stylize.CANCELLED;
		}
		new SpeedReport(machine, weights, speeds).lines().forEach(out::println);
		return CommandLine.ExitCode.OK;
	}
}
