package fiji.plugin.neuralstyle.benchmark;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import fiji.plugin.neuralstyle.image.ImageFiles;
import ij.gui.Plot;

/** Curves on logarithmic axes, as a PNG. */
final class Chart {

	private static final List<Color> COLOURS = List.of(new Color(0x1f77b4), new Color(0xff7f0e), new Color(0x2ca02c),
		new Color(0xd62728), new Color(0x9467bd), new Color(0x8c564b));
	private static final int WIDTH = 640;
	private static final int HEIGHT = 400;

	private final Plot plot;
	private final StringBuilder legend = new StringBuilder();
	private int curves;

	Chart(final String title, final String horizontal, final String vertical) {
		plot = new Plot(title, horizontal, vertical);
		plot.setSize(WIDTH, HEIGHT);
	}

	void curve(final String name, final double[] x, final double[] y) {
		plot.setColor(COLOURS.get(curves++ % COLOURS.size()));
		plot.setLineWidth(2);
		plot.addPoints(x, y, Plot.LINE);
		legend.append(name).append('\n');
	}

	void write(final Path file) throws IOException {
		plot.setColor(Color.BLACK);
		plot.setLineWidth(1);
		plot.setAxisXLog(true);
		plot.setAxisYLog(true);
		plot.setLimitsToFit(false);
		plot.addLegend(legend.toString(), "auto transparent");
		ImageFiles.write(plot.getImagePlus(), file);
	}
}
