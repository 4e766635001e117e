package fiji.plugin.neuralstyle.command;

import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import fiji.plugin.neuralstyle.transfer.Losses;
import fiji.plugin.neuralstyle.transfer.Progress;
import fiji.plugin.neuralstyle.transfer.TransferListener;
import ij.gui.Plot;

/** The losses of a run over its iterations, as an ImageJ plot with a logarithmic axis. */
final class LossPlot implements TransferListener {

	private static final String TOTAL = "total (weighted)";
	private static final List<Color> COLOURS = List.of(Color.BLACK, new Color(0x1f77b4), new Color(0xd62728), new Color(
		0xff7f0e), new Color(0x2ca02c), new Color(0x9467bd), new Color(0x8c564b), new Color(0x17becf), Color.GRAY);

	private final String title;
	private final Map<String, List<Double>> curves = new LinkedHashMap<>();

	LossPlot(final String title) {
		this.title = title;
	}

	@Override
	public void iterated(final Progress progress) {
		final Losses losses = progress.losses();
		add(TOTAL, losses.total());
		losses.content().forEach((layer, loss) -> add("content " + layer, loss));
		losses.style().forEach((layer, loss) -> add("style " + layer, loss));
	}

	/** The curves so far; a run of several sizes shows a step where the next one begins. */
	Plot plot() {
		final Plot plot = new Plot(title, "Iteration", "Loss");
		final StringBuilder legend = new StringBuilder();
		int colour = 0;
		for (final Map.Entry<String, List<Double>> curve : curves.entrySet()) {
			final double[] values = curve.getValue().stream().mapToDouble(Double::doubleValue).toArray();
			final double[] iterations = new double[values.length];
			for (int i = 0; i < iterations.length; i++) {
				iterations[i] = i + 1;
			}
			plot.setColor(COLOURS.get(colour++ % COLOURS.size()));
			plot.setLineWidth(curve.getKey().equals(TOTAL) ? 2 : 1);
			plot.addPoints(iterations, values, Plot.LINE);
			legend.append(curve.getKey()).append('\n');
		}
		plot.setColor(Color.BLACK);
		plot.setLineWidth(1);
		plot.setAxisYLog(true);
		plot.setLimitsToFit(false);
		plot.addLegend(legend.toString(), "auto transparent");
		return plot;
	}

	private void add(final String curve, final double loss) {
		curves.computeIfAbsent(curve, name -> new ArrayList<>()).add(loss);
	}
}
