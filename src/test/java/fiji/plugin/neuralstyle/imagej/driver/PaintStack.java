package fiji.plugin.neuralstyle.imagej.driver;

import java.nio.file.Path;
import java.util.Properties;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.WindowManager;
import ij.process.ImageProcessor;

/** Paints a selected part of all slices of a stack. */
public final class PaintStack implements Scenario {

	@Override
	public void play(final Path data, final Properties found) throws Exception {
		Pictures.picture(Pictures.STYLE, 64, 5).show();
		final ImageStack slices = new ImageStack();
		for (int i = 0; i < 5; i++) {
			slices.addSlice("t" + i, Pictures.picture("", 64, 9 + i).getProcessor());
		}
		final ImagePlus stack = new ImagePlus("stack", slices);
		stack.show();
		final String before = Windows.pixels(stack);
		IJ.runMacro("selectImage('stack'); makeOval(16, 16, 36, 36); run('Neural Style Transfer...', 'content=stack style=" +
			Pictures.STYLE + " slices=all iterations=2 levels=1 feather=4');");
		final ImagePlus result = WindowManager.getCurrentImage();
		found.setProperty("title", result.getTitle());
		found.setProperty("slices", Integer.toString(result.getStackSize()));
		found.setProperty("labels", String.join(",", result.getStack().getSliceLabels()).replace(",null", ""));
		found.setProperty("contentChanged", Boolean.toString(!before.equals(Windows.pixels(stack))));
		int outside = 0;
		int inside = 0;
		for (int slice = 1; slice <= 5; slice++) {
			final ImageProcessor content = stack.getStack().getProcessor(slice);
			final ImageProcessor painted = result.getStack().getProcessor(slice);
			for (int i = 0; i < content.getPixelCount(); i++) {
				if ((content.get(i) & 0xffffff) == (painted.get(i) & 0xffffff)) continue;
				if (stack.getRoi().contains(i % 64, i / 64)) inside++;
				else outside++;
			}
		}
		found.setProperty("changedInside", Integer.toString(inside));
		found.setProperty("changedOutside", Integer.toString(outside));
	}
}
