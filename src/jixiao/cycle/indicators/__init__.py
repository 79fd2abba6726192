"""指标库: what can be promised and how it is judged, each in versions that hold for some years.

The finance bureau keeps the shared library and the office's rulebooks; a unit keeps indicators of its own
(个性指标); a goal pins one version. What ships (``library/*.toml``): the frame of 财预〔2020〕10号附件2, the
28 common indicators of 财预〔2013〕53号, the six dimensions of 中发〔2018〕34号, the classes of 10号 and of
财预〔2021〕101号, and a library for 科协.
"""
