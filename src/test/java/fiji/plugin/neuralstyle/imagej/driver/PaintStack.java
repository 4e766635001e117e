package fiji.plugin.neuralstyle.imagej.driver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

import javax.swing.JDialog;

import ij.ImagePlus;
import ij.plugin.frame.Recorder;
import ij.process.ImageProcessor;

/** Paints a selected part of all slices of a stack, by menu and dialog, with the recorder running. */
public final class PaintStack implements Scenario {

	@Override
	public void play(final Path data, final Properties found) throws Exception {
		final ImagePlus stack = Pictures.openStack();
		final String before = Windows.pixels(stack);
		final Recorder recorder = Windows.recorder();
		Windows.choose("Neural Style Transfer...");
		final JDialog dialog = Windows.dialog();
		found.setProperty("slicesAtFirst", Windows.get(dialog, "slices"));
		Windows.write(dialog, "slices", "all");
		Windows.write(dialog, "iterations", "2");
		Windows.write(dialog, "levels", "1");
		Windows.write(dialog, "feather", "4");
		Windows.press(dialog, "ok");
		final ImagePlus result = Windows.image(Pictures.STACK_RESULT);
		final List<String> lines = Windows.await("the recorded line", () -> {
			final List<String> runs = recorder.getText().lines().filter(line -> line.startsWith("run(")).toList();
			return runs.isEmpty() ? null : runs;
		});
		Files.write(data.resolve("recorded.ijm"), lines);
		found.setProperty("recorded", String.join("\n", lines));
		found.setProperty("slices", Integer.toString(result.getStackSize()));
		found.setProperty("labels", String.join(",", result.getStack().getSliceLabels()).replace(",null", ""));
		found.setProperty("pixels", Windows.pixels(result));
		found.setProperty("contentChanged", Boolean.toString(!before.equals(Windows.pixels(stack))));
		compare(stack, result, found);
	}

	private static void compare(final ImagePlus stack, final ImagePlus result, final Properties found) {
		int outside = 0;
		int inside = 0;
		for (int slice = 1; slice <= stack.getStackSize(); slice++) {
			final ImageProcessor content = stack.getStack().getProcessor(slice);
			final ImageProcessor painted = result.getStack().getProcessor(slice);
			for (int i = 0; i < content.getPixelCount(); i++) {
				if ((content.get(i) & 0xffffff) == (painted.get(i) & 0xffffff)) continue;
				if (stack.getRoi().contains(i % stack.getWidth(), i / stack.getWidth())) inside++;
				else outside++;
			}
		}
		found.setProperty("changedInside", Integer.toString(inside));
		found.setProperty("changedOutside", Integer.toString(outside));
	}
}
