package fiji.plugin.neuralstyle.command;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import fiji.plugin.neuralstyle.compute.Machine;
import fiji.plugin.neuralstyle.compute.Speed;
import fiji.plugin.neuralstyle.compute.SpeedReport;
import fiji.plugin.neuralstyle.compute.SpeedTest;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.transfer.ComputeSettings;
import fiji.plugin.neuralstyle.weights.Networks;
import ij.IJ;
import ij.measure.ResultsTable;

/** What there is to compute with, how fast it is, and how long a run will take. */
@Plugin(type = Command.class, menuPath = ComputeDeviceCommand.MENU_PATH,
	description = "Shows the processor and the GPUs that were found, tries them, and says what to expect.")
public class ComputeDeviceCommand extends InspectCommand {

	static final String MENU_PATH = "Plugins>Neural Style>Compute Device...";

	private static final String TITLE = "Compute Device";

	@Parameter(label = "Test", persist = false, description = "Whether to measure how fast each device is, with a picture of " +
		"256 and one of 512 pixels a side.")
	private boolean test = true;

	@Parameter(label = "Seconds", min = "1", persist = false, description = "How long to measure, all devices together.")
	private double seconds = 10;

	@Parameter(label = "Threads", min = "0", persist = false,
		description = "Threads of the processor; 0 for as many as it has cores.")
	private int threads = ComputeSettings.AUTO.threads();

	@Parameter(label = "Network", style = "network", persist = false,
		description = "Which one to run: built-in, the name of another that Networks... lists, or the path of a file with VGG-19 or VGG-16 weights.")
	private String network = Networks.BUILT_IN;

	@Parameter(type = ItemIO.OUTPUT)
	private ResultsTable table;

	@Parameter(type = ItemIO.OUTPUT)
	private String report;

	@Override
	void work() throws IOException {
		// For programs; they are shown here.
		resolveOutput("table");
		resolveOutput("report");
		final NetworkWeights weights = Networks.load(network);
		final SpeedTest speedTest = new SpeedTest(weights, SpeedTest.SIZES, seconds, threads);
		try {
			final Machine machine = Machine.look();
			final List<Speed> speeds = test ? speedTest.run(machine.working(), (step, steps, what) -> tell(step, steps,
				"Testing " + what), this::isStopped) : List.of();
			final SpeedReport found = new SpeedReport(machine, weights, speeds);
			report = String.join("\n", found.lines());
			table = found.table();
		}
		catch (CancellationException e) {
			cancel("");
			return;
		}
		IJ.log(report);
		if (test) table.show(TITLE);
	}
}
