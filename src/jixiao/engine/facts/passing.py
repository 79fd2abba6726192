"""What looks like a figure and is none: numbers of documents, telephones, items, ordinals, models."""

import re

_PASSED = re.compile(
    r"""
    (?=[〔\[（(【［0-9第电手传邮账帐卡证编代A-Za-z\s一二三四五六七八九十])(?:   # what any of them begins with
    [〔\[（(【［]\s?(?:19|20)[0-9]{2}\s?[〕\]）)】］]\s?第?\s?[0-9]{1,5}\s?号     # 〔2020〕10号
    | (?<![0-9])[0-9]{1,5}\s?号(?!召)                                        # 649号
    | 第\s?[0-9〇零一二两三四五六七八九十百千]{1,8}                             # 第35届, 第十条
    | (?<![0-9])1[3-9][0-9]{9}(?![0-9])                                      # mobile telephone
    | (?<![0-9])0[0-9]{2,3}\s?[-－—]\s?[0-9]{7,8}(?![0-9])                   # telephone with area code
    | (?:电话|手机|传真|邮编|账号|帐号|卡号|证号|编码|编号|代码)[：:\s]{0,2}[0-9][0-9 -]{2,24}+
    | (?<![0-9])[0-9]{17}[0-9Xx](?![0-9])                                    # identity number
    | (?<![A-Za-z0-9])[A-Za-z]{1,8}[-－]?[0-9][0-9.]{0,8}+                    # M-26
    | [0-9]{1,8}+(?=[A-Za-z])(?!(?:km|kg|kw|kW|KW|KM|mm|cm|m|t|GB|TB|MB)(?![A-Za-z])|xx|XX) # 7B
    | (?:(?<=[\n。；：:;！，,”])|(?<=\s)|(?<![\s\S]))\s{0,4}
      (?: [0-9]{1,2}、(?!\s?[0-9])
        | [0-9]{1,2}[.．](?![0-9](?![0-9]{3}\s?年))
        | [0-9]{1,2}[)）]
        | [一二三四五六七八九十]{1,3}、 )                                       # 1、 1. 1) 一、
    | [（(]\s?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})\s?[)）]                # （1）（一）
    )""",
    re.VERBOSE,
)


def passed_over(text: str) -> list[tuple[int, int]]:
    """Return the places of numbers that count and measure nothing."""
    return [match.span() for match in _PASSED.finditer(text)]
