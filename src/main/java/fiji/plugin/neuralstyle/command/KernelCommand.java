package fiji.plugin.neuralstyle.command;

import java.io.IOException;
import java.util.concurrent.CancellationException;

import org.scijava.ItemIO;
import org.scijava.app.StatusService;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import fiji.plugin.neuralstyle.Choices;
import fiji.plugin.neuralstyle.inspect.AppliedKernel;
import fiji.plugin.neuralstyle.inspect.ClassicKernel;
import fiji.plugin.neuralstyle.weights.Networks;
import ij.ImagePlus;
import ij.WindowManager;

/** What a kernel of 3 x 3 weights makes of an image, be it written down by people or learned by a network. */
@Plugin(type = Command.class, menuPath = KernelCommand.MENU_PATH, initializer = "chooseImages",
	description = "Applies a classic kernel, or one that a network has learned, and shows it.")
public class KernelCommand extends InspectCommand {

	static final String MENU_PATH = "Plugins>Neural Style>Convolution Kernel...";

	private static final String LEARNED = "learned";

	@Parameter(label = "Image", persist = false,
		description = "Image to apply the kernel to; an open one, or a file's path.")
	private String image = "";

	@Parameter(label = "Kernel", choices = { "average blur", "edge detection", "sharpen", "edge enhance", LEARNED },
		persist = false, description = "A classic one, or learned: one of the network's first layer.")
	private String kernel = ClassicKernel.EDGE_DETECTION.toString();

	@Parameter(label = "Network", style = "network", persist = false,
		description = "Whose kernel, if a learned one: built-in, the name of another that Networks... lists, or the path of a file with VGG-19 or VGG-16 weights.")
	private String network = Networks.BUILT_IN;

	@Parameter(label = "Channel", min = "1", persist = false,
		description = "Which of the first layer's kernels, from 1, if a learned one.")
	private int channel = 1;

	@Parameter(label = "Preview", persist = false, description = "Shows the result while the dialog is open.")
	private boolean preview;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus kernelPicture;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus output;

	@Parameter
	private StatusService messages;

	private ImagePlus shown;

	/** Offers the open images. */
	protected void chooseImages() {
		offerImages("image");
	}

	@Override
	void work() throws IOException {
		cancel();
		try {
			final AppliedKernel applied = apply();
			kernelPicture = applied.kernel();
			output = applied.result();
		}
		catch (CancellationException e) {
			cancel("");
		}
	}

	/** For a dialog: shows the result as it would be. */
	@Override
	public void preview() {
		if (!preview) {
			cancel();
			return;
		}
		try {
			final ImagePlus result = apply().result();
			if (shown == null) shown = new ImagePlus("Preview", result.getProcessor());
			else shown.setProcessor(result.getProcessor());
			shown.changes = false;
			// Shown twice, an image is listed twice.
			if (WindowManager.getImage(shown.getID()) == null) shown.show();
		}
		catch (IllegalArgumentException | IOException | CancellationException e) {
			// While somebody types, values are wrong for a moment; the run will tell.
			messages.showStatus(e.getMessage());
		}
	}

	/** For a dialog: takes the preview away. */
	@Override
	public void cancel() {
		if (shown == null) return;
		shown.changes = false;
		shown.close();
		shown = null;
	}

	private AppliedKernel apply() throws IOException {
		final ImagePlus source = OpenImages.find("input", image);
		if (LEARNED.equalsIgnoreCase(kernel.strip())) return AppliedKernel.of(Networks.load(network), channel, source);
		return AppliedKernel.of(classic(), source);
	}

	private ClassicKernel classic() {
		try {
			return Choices.parse(ClassicKernel.class, "The kernel", kernel);
		}
		catch (IllegalArgumentException e) {
			throw new IllegalArgumentException(e.getMessage().replaceFirst("\\.$", ", " + LEARNED + "."), e);
		}
	}
}
