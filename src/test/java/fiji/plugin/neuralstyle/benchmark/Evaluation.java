package fiji.plugin.neuralstyle.benchmark;

import java.util.List;
import java.util.Map;

/** One way to compute the usual losses of an image and their gradient. */
interface Evaluation extends AutoCloseable {

	String CONTENT_LAYER = "relu4_2";
	double CONTENT_WEIGHT = 5;
	List<String> STYLE_LAYERS = List.of("relu1_1", "relu2_1", "relu3_1", "relu4_1", "relu5_1");
	double STYLE_WEIGHT = 100;

	/**
	 * Evaluates once.
	 *
	 * @return "content" and the names of the style layers: losses before weighting; "total"; "gradient": its Euclidean norm
	 */
	Map<String, Double> evaluate();

	@Override
	void close();
}
