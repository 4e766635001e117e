package fiji.plugin.neuralstyle.command;

import java.awt.EventQueue;
import java.awt.event.InputEvent;
import java.awt.event.MouseEvent;
import java.util.Map;

import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleService;

import fiji.plugin.neuralstyle.Samples;
import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.ImageCanvas;
import ij.gui.Roi;

/**
 * A program with windows, to be run where there is a display: shows feature maps of an image, clicks into both
 * with the point tool, and prints what is drawn over the image. Its argument is the network's file.
 */
public final class ClickingUser {

	private ClickingUser() {}

	public static void main(final String[] arguments) throws Exception {
		new ImageJ(ImageJ.NO_SHOW);
		IJ.setTool("point");
		final ImagePlus image = Samples.content(64, 48);
		image.show();
		final Context context = new Context();
		context.service(ModuleService.class).run(context.service(CommandService.class).getCommand(FeatureMapsCommand.class),
			true, Map.of("image", image.getTitle(), "layers", "relu2_1", "network", arguments[0], "size", "layer", "values",
				"32-bit", "order", "channel", "most", 0, "receptiveField", true)).get();
		final ImagePlus maps = WindowManager.getImage("Feature maps of content.png at relu2_1");
		say("at first", image);
		click(image, 21, 22);
		say("image", image);
		click(maps, 5, 6);
		say("maps", image);
		close(maps);
		click(image, 41, 42);
		say("closed", image);
		Runtime.getRuntime().halt(0);
	}

	private static void click(final ImagePlus clicked, final int x, final int y) throws Exception {
		EventQueue.invokeAndWait(() -> {
			final ImageCanvas canvas = clicked.getCanvas();
			for (final int type : new int[] { MouseEvent.MOUSE_MOVED, MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED }) {
				canvas.dispatchEvent(new MouseEvent(canvas, type, System.currentTimeMillis(), InputEvent.BUTTON1_DOWN_MASK, canvas
					.screenXD(x + 0.5), canvas.screenYD(y + 0.5), 1, false, MouseEvent.BUTTON1));
			}
		});
	}

	private static void close(final ImagePlus closed) throws Exception {
		EventQueue.invokeAndWait(() -> {
			closed.changes = false;
			closed.close();
		});
	}

	private static void say(final String what, final ImagePlus image) {
		final StringBuilder line = new StringBuilder("SEEN " + what + ":");
		if (image.getOverlay() != null) {
			for (final Roi square : image.getOverlay()) {
				line.append(' ').append(square.getBounds().x).append(',').append(square.getBounds().y).append(' ').append(square
					.getBounds().width);
			}
		}
		System.out.println(line);
	}
}
